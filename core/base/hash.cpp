#include "core/base/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>

#include "claimgraph/error.hpp"

namespace claimgraph {

namespace {

class Sha256 {
 public:
  Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1) {
      throw Error("SHA-256 is not available in this build of OpenSSL");
    }
  }
  void add(std::string_view bytes) { EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()); }
  std::string hex(std::size_t digits) {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr);
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < digits; ++i) {
      const unsigned byte = digest[i / 2];
      out += kHex[i % 2 == 0 ? byte >> 4U : byte & 15U];
    }
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes);
  return sha.hex(64);
}

std::string content_id(std::string_view prefix, std::initializer_list<std::string_view> fields) {
  Sha256 sha;
  for (const std::string_view field : fields) {
    sha.add(std::to_string(field.size()));
    sha.add(":");
    sha.add(field);
  }
  return std::string(prefix) + "-" + sha.hex(20);
}

}  // namespace claimgraph
