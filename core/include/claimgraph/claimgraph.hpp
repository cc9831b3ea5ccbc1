// The public interface of the library: one include for a program that reads articles, extracts who said what,
// keeps it in a file, asks questions and writes graphs. docs/architecture.md shows how the parts fit; every
// header says its units, owners, errors and thread rules. Everything else in the source tree is internal.
#pragma once

#include "claimgraph/analysis.hpp"        // Attribution, Claim, Entity, …
#include "claimgraph/article.hpp"         // Article
#include "claimgraph/article_json.hpp"    // Articles and Analyses as JSON Lines
#include "claimgraph/article_stream.hpp"  // files and folders → Articles
#include "claimgraph/claim_graph.hpp"     // ClaimGraph: traces and neighbourhoods over GraphData
#include "claimgraph/decision.hpp"        // what people decided: merge, split, confirm, reject, …
#include "claimgraph/decision_json.hpp"   // … as JSON Lines
#include "claimgraph/diagnostic.hpp"      // findings that do not end the work
#include "claimgraph/error.hpp"           // Error, UsageError, DataError: all that is thrown on purpose
#include "claimgraph/exporter.hpp"        // GraphML, DOT, SVG, JSON, …
#include "claimgraph/extractor.hpp"       // Extractor: Article → Analysis
#include "claimgraph/graph_data.hpp"      // the graph as plain values
#include "claimgraph/importer.hpp"        // text, HTML, feeds, …
#include "claimgraph/language.hpp"        // which language an article is in
#include "claimgraph/model_file.hpp"      // ModelFile::open
#include "claimgraph/pipeline.hpp"        // import_articles: readers → extractor → store
#include "claimgraph/queries.hpp"         // who, trace, disputes, …
#include "claimgraph/query_json.hpp"      // their answers as JSON
#include "claimgraph/records.hpp"         // what the store answers with
#include "claimgraph/relations.hpp"       // what articles have to do with each other
#include "claimgraph/span.hpp"            // byte ranges
#include "claimgraph/stance.hpp"          // what an attribution means for a claim
#include "claimgraph/store.hpp"           // Store: one SQLite file
#include "claimgraph/utf8.hpp"            // code points and bytes
