// A program of a library user: one article in, its attributions out.
#include <claimgraph/claimgraph.hpp>
#include <iostream>

int main() {
  claimgraph::Article article;
  article.text = "Kestrel Foods said it had sold 300,000 loaves in May.";
  claimgraph::seal_article(article);
  const claimgraph::Extractor extractor(claimgraph::ModelFile::open(MODELS "/news.cgm"));
  const claimgraph::Analysis found = extractor.extract(article);
  std::cout << claimgraph::article_json(article, &found) << "\n";
  return found.attributions.empty() ? 1 : 0;
}
