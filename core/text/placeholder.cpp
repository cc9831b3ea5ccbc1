namespace claimgraph {}
