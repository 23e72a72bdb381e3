"""Turn what ships back into a checkpoint, so that training can go on where none was kept.

    python training/restore.py src/tadmor/weights/reader --base FOLDER --out CHECKPOINT

The encoder's weights were rounded to 7 bits when they were exported and come back so (a few hundred steps mend that);
word embeddings are those of the base, which never learn. The head of factuality that training/reader.py has beside the
others begins anew.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Model
from onnx import numpy_helper

arguments = argparse.ArgumentParser()
arguments.add_argument("weights", type=Path)
arguments.add_argument("--base", type=Path, required=True)
arguments.add_argument("--out", type=Path, required=True)
args = arguments.parse_args()

model = Model()
model.encoder.load_base(args.base)
state = model.state_dict()
graph = {i.name: numpy_helper.to_array(i) for i in onnx.load(args.weights / "encoder.onnx").graph.initializer}
restored = {}
for name, value in graph.items():
    if name in state:
        restored[name] = value
    elif name.endswith("_quantized"):
        stem = name.removesuffix("_quantized")
        whole = (value.astype(np.float32) - graph[stem + "_zero_point"]) * graph[stem + "_scale"]
        turned = stem.endswith("_Transposed")
        restored[stem.removesuffix("_Transposed")] = whole.T if turned else whole
restored.pop("encoder.words.weight")
with np.load(args.weights / "heads.npz") as heads:
    restored |= {name: heads[name] for name in heads.files if name in state}
lacking = state.keys() - restored.keys() - {"encoder.words.weight", "never", "never_first", "never_last"}
assert all(name.startswith("fact.") for name in lacking), lacking
with torch.no_grad():
    for name, value in restored.items():
        state[name].copy_(torch.from_numpy(np.ascontiguousarray(value)))
for name, mask in (("transitions", "never"), ("first", "never_first"), ("last", "never_last")):
    state[name] -= state[mask]
args.out.parent.mkdir(parents=True, exist_ok=True)
torch.save({"average": state}, args.out)
