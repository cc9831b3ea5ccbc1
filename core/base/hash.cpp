#include "core/base/hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <new>

#include "claimgraph/error.hpp"

namespace claimgraph {

namespace {

/// SHA-256 of a library context of our own: that of OpenSSL's default one crashes when there was no memory to
/// start it, where this one says so.
class Algorithm {
 public:
  Algorithm() : m_library(OSSL_LIB_CTX_new(), &OSSL_LIB_CTX_free), m_digest(nullptr, &EVP_MD_free) {
    if (!m_library) throw std::bad_alloc();
    m_digest.reset(EVP_MD_fetch(m_library.get(), "SHA256", nullptr));
    if (!m_digest) throw Error("SHA-256 is not available in this build of OpenSSL");
  }
  const EVP_MD* get() const { return m_digest.get(); }

 private:
  std::unique_ptr<OSSL_LIB_CTX, decltype(&OSSL_LIB_CTX_free)> m_library;
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> m_digest;
};

class Sha256 {
 public:
  Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    static const Algorithm algorithm;
    if (!m_context || EVP_DigestInit_ex(m_context.get(), algorithm.get(), nullptr) != 1)
      throw std::bad_alloc();
  }
  void add(std::string_view bytes) {
    if (EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) != 1) throw std::bad_alloc();
  }
  std::string hex(std::size_t digits) {
    std::array<unsigned char, 32> digest{};
    if (EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) != 1) throw std::bad_alloc();
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
