// UD relation numbers that extraction rules use, looked up once. Internal to core/extract.
#pragma once

#include "core/text/annotated_text.hpp"

namespace claimgraph {

struct RelationIds {
  DeprelId nsubj, nsubj_pass, nsubj_outer, csubj, obj, iobj, obl, obl_agent, obl_unmarked, nmod, nmod_poss,
      nmod_desc, nmod_unmarked, appos, compound, flat, fixed, goeswith, conj, cc, case_, mark, det, amod,
      nummod, acl, acl_relcl, cop, aux, punct, parataxis, advcl, advmod, discourse, vocative, expl, ccomp,
      xcomp, root, dep, list, det_predet, reparandum;
};
const RelationIds& relation_ids();

}  // namespace claimgraph
