# Two stages: one that has a compiler, and one that has nothing but Plenary.
# The second holds no shell, no package and no other program, and runs as a
# user that is nobody.

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=development
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /rootfs/plenary ./cmd/plenary
# What a program expects of a machine: certificates to trust, a name for
# itself, a place for temporary files, and one to keep data in.
RUN mkdir -p /rootfs/etc/ssl/certs /data \
 && cp /etc/ssl/certs/ca-certificates.crt /rootfs/etc/ssl/certs/ \
 && echo '127.0.0.1 localhost' > /rootfs/etc/hosts \
 && mkdir -m 1777 /rootfs/tmp \
 && cp LICENSE /rootfs/

FROM scratch
COPY --from=build /rootfs/ /
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
# SQLite in the volume unless PLENARY_DATABASE_URL says postgres://…
ENV PLENARY_LISTEN=0.0.0.0:8080 \
    PLENARY_DATABASE_URL=sqlite:/data/plenary.db
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["/plenary", "doctor", "--ready"]
ENTRYPOINT ["/plenary"]
CMD ["serve"]
