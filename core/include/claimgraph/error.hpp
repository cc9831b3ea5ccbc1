// Exceptions that end a command. What is expected to happen in a batch is a Diagnostic instead.
#pragma once

#include <stdexcept>
#include <string>

namespace claimgraph {

/// Base of everything the library throws on purpose. The message says what, where and what to do next.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Wrong words on the command line or wrong arguments of a call (exit code 2).
class UsageError : public Error {
 public:
  using Error::Error;
};

/// What was asked for by name or id is not there (exit code 1).
class NotFoundError : public Error {
 public:
  using Error::Error;
};

/// A file that cannot be read, is damaged or is not what it should be (exit code 2).
class DataError : public Error {
 public:
  using Error::Error;
};

}  // namespace claimgraph
