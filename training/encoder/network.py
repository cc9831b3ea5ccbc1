"""MiniLM-L6 (uncased, 384 wide) with heads for tags, dependencies, names and reporting cues.

Encoder: W. Wang et al., MiniLM, NeurIPS 2020; dependencies: T. Dozat and C. Manning, ICLR 2017.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from corpora import SHAPES, shape

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, RELATION, REFERENCE = 256, 96, 64
DISTANCES = 12  # of reference: powers of two of the words between


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        heads = lambda y: y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        a = F.scaled_dot_product_attention(heads(self.query(x)), heads(self.key(x)), heads(self.value(x)),
                                           attn_mask=mask)
        x = self.out_norm(x + self.drop(self.out(a.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.outer_norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary_size):
        super().__init__()
        self.piece, self.position = nn.Embedding(vocabulary_size, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def load(self, weights, rows):
        """Published weights; `rows`: numbers of the vocabulary's pieces in the published one."""
        get = lambda name: weights[name] if name in weights else weights["bert." + name]
        names = (("query", "attention.self.query"), ("key", "attention.self.key"),
                 ("value", "attention.self.value"), ("out", "attention.output.dense"),
                 ("out_norm", "attention.output.LayerNorm"), ("inner", "intermediate.dense"),
                 ("outer", "output.dense"), ("outer_norm", "output.LayerNorm"))
        with torch.no_grad():
            self.piece.weight.copy_(get("embeddings.word_embeddings.weight")[rows])
            # One kind of segment only: its vector goes into the positions.
            self.position.weight.copy_(get("embeddings.position_embeddings.weight") +
                                       get("embeddings.token_type_embeddings.weight")[0])
            self.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
            self.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
            for i, layer in enumerate(self.layers):
                for ours, theirs in names:
                    for kind in ("weight", "bias"):
                        getattr(getattr(layer, ours), kind).copy_(get(f"encoder.layer.{i}.{theirs}.{kind}"))

    def forward(self, pieces, shapes, mask):
        x = self.piece(pieces) + self.position.weight[:pieces.shape[1]] + self.shape(shapes)
        x = self.drop(self.norm(x))
        mask = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


def _hidden(size, drop=0.2):
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(drop))


class Network(nn.Module):
    def __init__(self, vocabulary_size, tags, relations, names, cues):
        super().__init__()
        self.encoder = Encoder(vocabulary_size)
        out = lambda size: nn.Sequential(nn.Dropout(0.1), nn.Linear(WIDTH, size))
        self.tag, self.name, self.cue = out(tags), out(names), out(cues)
        self.arc_head, self.arc_child = _hidden(ARC), _hidden(ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))  # the last row: what makes a good head at all
        self.relation_head, self.relation_child = _hidden(RELATION), _hidden(RELATION)
        self.relation = nn.Parameter(torch.zeros(relations, RELATION + 1, RELATION + 1))
        self.reference_later, self.reference_earlier = _hidden(REFERENCE), _hidden(REFERENCE)
        self.reference = nn.Parameter(torch.zeros(REFERENCE + 1, REFERENCE))
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        nn.init.xavier_uniform_(self.reference)
        nn.init.xavier_uniform_(self.arc)
        for matrix in self.relation:
            nn.init.xavier_uniform_(matrix)

    def words(self, batch):
        """Vectors of the words' first pieces [window][word], and of the windows' first place (the root)."""
        x = self.encoder(batch.pieces, batch.shapes, batch.mask).float()
        return x[torch.arange(len(x))[:, None], batch.first], x[:, 0]

    def arcs(self, words, root, batch):
        """Scores [window][word][0 for the root, else 1 + word], and the vectors of possible heads."""
        heads = torch.cat([root[:, None], words], 1)
        child = self.arc_child(words)
        child = torch.cat([child, torch.ones_like(child[..., :1])], -1)
        scores = child @ self.arc @ self.arc_head(heads).transpose(1, 2)
        return scores.masked_fill(~batch.may_head, -1e4), heads

    def relations(self, words, heads, chosen):
        """Scores [window][word][relation] of each word under its chosen head."""
        head = heads[torch.arange(len(words))[:, None], chosen]
        a, b = self.relation_child(words), self.relation_head(head)
        one = torch.ones_like(a[..., :1])
        a, b = torch.cat([a, one], -1), torch.cat([b, one], -1)
        ab = torch.einsum("bni,rij->bnrj", a, self.relation)
        return torch.einsum("bnrj,bnj->bnr", ab, b)

    def references(self, words, at):
        """Scores [later][earlier] of words that name the same; 0 stands for "names something new".

        words: vectors of heads of mentions in text order, at: their places in the document.
        """
        later = self.reference_later(words)
        later = torch.cat([later, torch.ones_like(later[..., :1])], -1)
        scores = (later @ self.reference @ self.reference_earlier(words).T).float()
        between = (at[:, None] - at[None, :]).clamp(min=1)
        return scores + self.distance[between.float().log2().long().clamp(max=DISTANCES - 1)]


class Batch:
    """Windows of one task as tensors."""

    def __init__(self, windows, first_piece, last_piece):
        self.windows = windows
        self.words = [[w for s in window.sentences for w in s.words] for window in windows]
        size, length = max(map(len, self.words)), max(map(len, windows))
        count = len(windows)
        self.pieces = torch.zeros(count, length, dtype=torch.long)
        self.shapes = torch.zeros(count, length, dtype=torch.long)
        self.mask = torch.zeros(count, length, dtype=torch.bool)
        self.first = torch.zeros(count, size, dtype=torch.long)
        self.may_head = torch.zeros(count, size, size + 1, dtype=torch.bool)
        for i, window in enumerate(windows):
            pieces, shapes, word = [first_piece], [0], 0
            for sentence in window.sentences:
                last = word + len(sentence.words)
                self.may_head[i, word:last, word + 1:last + 1] = True
                for form, parts in zip(sentence.words, sentence.pieces):
                    self.first[i, word] = len(pieces)
                    kind = shape(form)
                    pieces += parts
                    shapes += [kind] + [kind + 8] * (len(parts) - 1)
                    word += 1
            pieces.append(last_piece)
            shapes.append(0)
            self.pieces[i, :len(pieces)] = torch.tensor(pieces)
            self.shapes[i, :len(pieces)] = torch.tensor(shapes)
            self.mask[i, :len(pieces)] = True
        self.may_head[:, :, 0] = True

    def column(self, name, value=lambda v: v):
        out = torch.full(self.first.shape, -100)
        for i, window in enumerate(self.windows):
            labels = [value(v) for s in window.sentences for v in s.labels[name]]
            out[i, :len(labels)] = torch.tensor(labels)
        return out

    def heads(self):
        out = torch.full(self.first.shape, -100)
        for i, window in enumerate(self.windows):
            first = 0
            for sentence in window.sentences:
                for k, head in enumerate(sentence.labels["head"]):
                    out[i, first + k] = head + first if head > 0 else 0
                first += len(sentence.words)
        return out
