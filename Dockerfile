# syntax=docker/dockerfile:1
# Baton with both databases: SQLite in the volume /data by default, PostgreSQL with DATABASE_URL.
# docs/operations.md ("Hardening") says how to pin the two base images by digest.

FROM rust:1.95-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --features postgres \
    && cp target/release/baton /usr/local/bin/baton

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libpq5 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin baton \
    && install -d -o baton -g baton /data
COPY --from=build /usr/local/bin/baton /usr/local/bin/baton
USER baton
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:/data/baton.db \
    BATON_LISTEN=0.0.0.0:8080
EXPOSE 8080
# bash opens the connection itself: the image has no HTTP client.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${BATON_LISTEN##*:} && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# The server stops by itself within BATON_SHUTDOWN_SECONDS (20); give `docker stop` more than that.
STOPSIGNAL SIGTERM
ENTRYPOINT ["baton"]
CMD ["serve"]
