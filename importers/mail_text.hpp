// The plain text of a mail, without what is not its own.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

struct MailText {
  std::string text;  ///< the body: of the forwarded mail if there is one
  bool forwarded = false;
  std::string from, subject, date;  ///< of the forwarded mail, as written
};

/// Drops quoted lines ("> "), the line that introduces them, and the signature behind "-- "; a forwarded mail
/// ("---------- Forwarded message", "Begin forwarded message:") takes the place of the mail around it.
/// `flowed` joins the lines of format=flowed. `text` is well-formed UTF-8. Linear.
MailText mail_text(std::string_view text, bool flowed);

/// "Fwd: Re: [EXTERNAL] Harbour crane" → "Harbour crane".
std::string plain_subject(std::string_view subject);

}  // namespace claimgraph
