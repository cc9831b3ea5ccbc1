#include "core/extract/syntax/relation_ids.hpp"

namespace claimgraph {

const RelationIds& relation_ids() {
  static const RelationIds table = [] {
    RelationIds r{};
    const auto id = [](const char* name) { return deprel_id(name); };
    r.nsubj = id("nsubj"), r.nsubj_pass = id("nsubj:pass"), r.nsubj_outer = id("nsubj:outer");
    r.csubj = id("csubj"), r.obj = id("obj"), r.iobj = id("iobj"), r.obl = id("obl");
    r.obl_agent = id("obl:agent"), r.obl_unmarked = id("obl:unmarked"), r.nmod = id("nmod");
    r.nmod_poss = id("nmod:poss"), r.nmod_desc = id("nmod:desc"), r.nmod_unmarked = id("nmod:unmarked");
    r.appos = id("appos"), r.compound = id("compound"), r.flat = id("flat"), r.fixed = id("fixed");
    r.goeswith = id("goeswith"), r.conj = id("conj"), r.cc = id("cc"), r.case_ = id("case"),
    r.mark = id("mark");
    r.det = id("det"), r.amod = id("amod"), r.nummod = id("nummod"), r.acl = id("acl");
    r.acl_relcl = id("acl:relcl"), r.cop = id("cop"), r.aux = id("aux"), r.punct = id("punct");
    r.parataxis = id("parataxis"), r.advcl = id("advcl"), r.advmod = id("advmod");
    r.discourse = id("discourse"), r.vocative = id("vocative"), r.expl = id("expl"), r.ccomp = id("ccomp");
    r.xcomp = id("xcomp"), r.root = id("root"), r.dep = id("dep"), r.list = id("list");
    r.det_predet = id("det:predet"), r.reparandum = id("reparandum");
    return r;
  }();
  return table;
}

}  // namespace claimgraph
