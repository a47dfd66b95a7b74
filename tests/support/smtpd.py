"""A mail server that Baton did not write (aiosmtpd), as a process of its own, for tests/mail.rs.

    smtpd.py plain|starttls|implicit [CERTIFICATE KEY]

Listens on a free loopback port and prints it. Wants the login help / s3cret. Prints one JSON object
for each mail it takes, and ends when its standard input does.
"""

import asyncio
import json
import logging
import os
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Printer:
    async def handle_DATA(self, server, session, envelope):
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "data": envelope.content.decode("utf-8", "replace").replace("\r\n", "\n"),
            "login": session.auth_data.login.decode() if session.auth_data else None,
            "encrypted": session.ssl is not None or mode == "implicit",
        }
        print(json.dumps(mail), flush=True)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"help", b"s3cret")
    return AuthResult(success=known, handled=False, auth_data=data if known else None)


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


logging.disable()
mode = sys.argv[1]
context = None
if mode != "plain":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[2], sys.argv[3])


def protocol():
    return SMTP(
        Printer(),
        hostname="test",
        enable_SMTPUTF8=True,
        authenticator=authenticate,
        auth_required=True,
        auth_require_tls=mode == "starttls",
        tls_context=context if mode == "starttls" else None,
        require_starttls=mode == "starttls",
    )


async def main():
    tls = context if mode == "implicit" else None
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    await server.serve_forever()


asyncio.run(main())
