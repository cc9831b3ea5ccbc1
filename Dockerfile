# docker build -t claimgraph . && docker run --rm -v "$PWD:/data" claimgraph import articles/
# The first stage builds the Debian package, the second has nothing but what that package needs.
FROM debian:12 AS build
COPY scripts/install-packages.sh scripts/packages.txt /src/scripts/
RUN /src/scripts/install-packages.sh && apt-get install -y -qq --no-install-recommends dpkg-dev file
COPY . /src
WORKDIR /src
RUN cmake --preset release -DCLAIMGRAPH_TESTS=OFF -DCLAIMGRAPH_TRAINING=OFF -DCLAIMGRAPH_PYTHON=OFF \
 && cmake --build --preset release --target all \
 && cpack --config build/release/CPackConfig.cmake -B /packages

FROM debian:12-slim
COPY --from=build /packages/claimgraph_*.deb /tmp/
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends /tmp/claimgraph_*.deb poppler-utils \
 && rm -rf /tmp/claimgraph_*.deb /var/lib/apt/lists/* \
 && useradd --create-home claimgraph
USER claimgraph
WORKDIR /data
ENTRYPOINT ["claimgraph"]
CMD ["--help"]
