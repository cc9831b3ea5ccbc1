// One section in memory as a model file, so that trainers measure with the code that runs.
#pragma once

#include <string>

#include "claimgraph/model_file.hpp"

namespace claimgraph::training {

class MemoryModel final : public ModelFile {
 public:
  explicit MemoryModel(std::string bytes) : m_bytes(std::move(bytes)) {}
  std::span<const std::byte> section(std::string_view) const override {
    return std::as_bytes(std::span<const char>(m_bytes));
  }
  bool has_section(std::string_view) const override { return true; }
  const std::string& name() const override { return m_name; }
  const std::string& version() const override { return m_name; }

 private:
  std::string m_bytes, m_name = "memory";
};

}  // namespace claimgraph::training
