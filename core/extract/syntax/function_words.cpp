#include "core/extract/syntax/function_words.hpp"

#include "core/base/words.hpp"

namespace claimgraph {

bool is_first_person(std::string_view word) {
  return in_list(" i we me us my our ", word);
}
bool is_definite_determiner(std::string_view word) {
  return word == "the" || is_demonstrative(word);
}
bool is_definite_or_whole(std::string_view word) {
  return is_definite_determiner(word) || word == "both" || word == "all";
}
bool is_demonstrative(std::string_view word) {
  return in_list(" this that these those ", word);
}
bool is_question_word(std::string_view word) {
  return in_list(" who what which when where why how whether if ", word);
}
bool is_clause_conjunction(std::string_view word) {
  return in_list(" and but or yet nor ", word);
}
bool is_negation(std::string_view word) {
  return in_list(" not n't n’t never ", word);
}
bool is_future_auxiliary(std::string_view word) {
  return in_list(" will shall 'll ’ll wo ", word);
}
bool is_possibility_auxiliary(std::string_view word) {
  return in_list(" may might could ", word);
}
bool is_possessive_mark(std::string_view form) {
  return in_list(" 's ’s ' ’ ", form);
}
bool is_loose_mark(std::string_view form) {
  return in_list(" , ; : — – - . -- ", form);
}

}  // namespace claimgraph
