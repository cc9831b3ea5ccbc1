// Candidates for the body that no model has a part in: rules over the tree of elements. They are biased
// otherwise than the chain models, which is their use: html_body.hpp takes the candidate that the others
// agree with.
#pragma once

#include <span>

#include "importers/html_body.hpp"
#include "importers/html_page.hpp"

namespace claimgraph::clean {

/// Everything under the page's main container (kHintBodyParent) but chrome, captions and lists of links.
Labels container_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats);

/// Points for paragraphs, handed on to the elements around them and weighed by the share of links; the
/// element with most points and those of its siblings that are like it, without their parts that read like
/// menus. After the method of Arc90's Readability (2009).
Labels points_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats,
                        std::span<const HtmlElement> elements);

/// Everything in the smallest element that holds most of the page's prose (kHintBodyAncestor), without the
/// parts whose names speak of something else.
Labels wide_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats,
                      std::span<const HtmlElement> elements);

/// The first element, in the order of how sure its mark is (articleBody, names of body text, <article>,
/// <main>), that holds enough of the page's prose, without the parts whose names speak of something else.
Labels marked_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats,
                        std::span<const HtmlElement> elements);

}  // namespace claimgraph::clean
