#!/bin/sh
# Installs the Debian packages of a build in a bare Debian 12, uses them there as a user would, removes them, and fails
# when something is missing or left behind.
#   tests/install/check_in_chroot.sh BUILD          the program
#   tests/install/check_in_chroot.sh BUILD --dev    also libclaimgraph-dev, by building tests/install/consumer
# Needs root, debootstrap and the mirror that apt uses here. Without debootstrap, or not as root, apt only simulates the
# installation on this machine.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
work=$(mktemp -d)
root=$work/root
leave() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf "$work"
}
trap leave EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { inside runuser -u reader -- env HOME=/home/reader sh -c "cd /home/reader && $1"; }

cpack --config "$build/CPackConfig.cmake" -B "$work/packages" -D CPACK_DEBIAN_COMPRESSION_TYPE=none >/dev/null
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null 2>&1; then
  apt-get install --simulate --no-install-recommends "$work"/packages/*.deb | grep '^Inst' || fail "dependencies cannot be met"
  echo "simulated only: debootstrap and root are needed for more"
  exit 0
fi

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
echo "== a bare Debian 12"
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$work/log" 2>&1 || { tail "$work/log"; fail "debootstrap"; }
mount -t proc proc "$root/proc" || fail "cannot mount /proc there"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
[ ! -d /etc/apt/apt.conf.d ] || cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp "$work"/packages/*.deb "$root/root/"
inside useradd --create-home reader
cp -r "$source/samples" "$root/home/reader/samples"
inside apt-get update -qq
packages() { inside dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sort; }
packages >"$work/before"

echo "== install and use"
inside sh -c 'apt-get install -y -qq --no-install-recommends /root/claimgraph_*.deb' >"$work/log" 2>&1 || { tail "$work/log"; fail "install"; }
inside sh -c 'for file in $(dpkg -L claimgraph); do [ -e "$file" ] || echo "$file"; done' | grep . && fail "files are missing"
for file in man/man1/claimgraph.1 man/man1/claimgraph-who.1 bash-completion/completions/claimgraph \
    fish/vendor_completions.d/claimgraph.fish zsh/site-functions/_claimgraph claimgraph/models/news.cgm \
    claimgraph/models/accurate.cgm doc/claimgraph/copyright; do
  [ -s "$root/usr/share/$file" ] || fail "not installed: /usr/share/$file"
done
as_user 'claimgraph import samples' || fail "import"
as_user 'claimgraph who "cost to train"' | grep -q "Tarn AI" || fail "who"
as_user 'claimgraph import --model fast samples' || fail "import with the fast models"
as_user 'claimgraph export svg -o graph.svg && grep -c "<svg" graph.svg' | grep -qx 1 || fail "export svg"

if [ "${2:-}" = --dev ]; then
  echo "== the library"
  inside sh -c 'apt-get install -y -qq --no-install-recommends /root/libclaimgraph-dev_*.deb g++ cmake ninja-build pkg-config' \
    >"$work/log" 2>&1 || { tail "$work/log"; fail "install the library"; }
  cp -r "$source/tests/install/consumer" "$root/home/reader/consumer"
  inside sh -c 'cmake -S /home/reader/consumer -B /root/consumer -G Ninja && cmake --build /root/consumer' >"$work/log" 2>&1 ||
    { tail "$work/log"; fail "build with the library"; }
  inside /root/consumer/consumer | grep -q "GraphML written" || fail "the program that was built with the library"
  inside apt-get purge -y -qq libclaimgraph-dev g++ cmake ninja-build pkg-config >/dev/null 2>&1
fi

echo "== remove"
inside apt-get purge -y -qq claimgraph >"$work/log" 2>&1 || { tail "$work/log"; fail "remove"; }
inside apt-get autoremove --purge -y -qq -o APT::AutoRemove::SuggestsImportant=false -o APT::AutoRemove::RecommendsImportant=false >/dev/null 2>&1
left=$(find "$root" -xdev -name '*claimgraph*' -not -path "$root/root/*" -not -path "$root/home/*" -not -path "$root/proc/*" -not -path "$root/tmp/*")
[ -z "$left" ] || fail "left behind: $left"
packages >"$work/after"
diff "$work/before" "$work/after" || fail "packages were left behind"
echo "installed, used and removed"
