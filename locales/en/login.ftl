# The way in.

login-tab = Sign in
login-title = Sign in to Baton
login-lead = Baton is where your team takes over from the chatbot, with everything it knew.
login-submit = Sign in
login-email = E-mail
login-password = Password
login-help = No account, or forgot your password? Ask an admin.
login-kept = You were signed out. Sign in again, and your text will be back on its page.

# Why it did not work.
login-wrong = Wrong e-mail address or password.
login-throttled = Too many attempts.
login-throttled-until = Try again in { $time }.

# A demo.
login-demo = This is a demo. No password needed:
login-demo-as = Sign in as { $name }
login-demo-customer = Open the customer’s side
login-demo-own = Or with a password

# A server without agents.
login-first = This server has no agents yet. Add a team and the first admin on the command line; the second command asks for a password:
