// The public interface of the library: one include for a program that reads articles, extracts who said what,
// keeps it in a file, asks questions and writes graphs. docs/architecture.md shows how the parts fit; every
// header says its units, owners, errors and thread rules. Everything else in the source tree is internal.
#pragma once

#include "core/base/diagnostic.hpp"           // findings that do not end the work
#include "core/base/error.hpp"                // Error, UsageError, DataError: all that is thrown on purpose
#include "core/base/model_file.hpp"           // ModelFile::open
#include "core/extract/extractor.hpp"         // Extractor: Article → Analysis
#include "core/graph/claim_graph.hpp"         // ClaimGraph: traces and neighbourhoods over GraphData
#include "core/interchange/article_json.hpp"  // Articles and Analyses as JSON Lines
#include "core/model/analysis.hpp"            // Attribution, Claim, Entity, …
#include "core/model/article.hpp"             // Article
#include "core/model/graph_data.hpp"          // the graph as plain values
#include "core/pipeline/pipeline.hpp"         // import_articles: readers → extractor → store
#include "core/query/queries.hpp"             // who, trace, disputes, …
#include "core/store/store.hpp"               // Store: one SQLite file
#include "exporters/exporter.hpp"             // GraphML, DOT, SVG, JSON, …
#include "importers/importer.hpp"             // text, HTML, feeds, …
