"""Turn a checkpoint of training/reader.py into what ships: an int8 ONNX encoder, plain arrays, a card.

    python training/export.py CHECKPOINT --base FOLDER --out src/tadmor/weights/reader

The graph reads one window at a time, without padding: dynamic quantisation takes its scale from all that is in a batch,
so a reading would otherwise depend on what it was read together with.
"""

import argparse
import hashlib
import tempfile
from pathlib import Path

import numpy as np
import torch
from network import HEADS, WIDTH, Model
from onnxruntime.quantization import QuantType, quantize_dynamic

arguments = argparse.ArgumentParser()
arguments.add_argument("checkpoint", type=Path)
arguments.add_argument("--base", type=Path, required=True)
arguments.add_argument("--out", type=Path, required=True)
arguments.add_argument("--mix", type=Path, help="the checkpoint that the run began with")
arguments.add_argument("--share", type=float, default=0.15, help="its share (Wortsman et al. 2022)")
args = arguments.parse_args()
args.out.mkdir(parents=True, exist_ok=True)

model = Model()
state = torch.load(args.checkpoint, weights_only=True)["average"]
if args.mix:
    for name, value in torch.load(args.mix, weights_only=True)["average"].items():
        if value.is_floating_point() and name in state:
            state[name] = (1 - args.share) * state[name] + args.share * value
model.load_state_dict(state)
model.eval()


class Window(torch.nn.Module):
    """(pieces,) of ids, shapes and layouts to (pieces, width)."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, ids, shapes, layouts):
        x = self.encoder.words(ids) + self.encoder.positions.weight[: ids.shape[0]] + self.encoder.kind
        x = self.encoder.norm(x + self.encoder.shapes(shapes) + self.encoder.layouts(layouts))
        heads, width = HEADS, WIDTH
        for layer in self.encoder.layers:
            q, k, v = layer.qkv(x).view(-1, 3, heads, width // heads).permute(1, 2, 0, 3)
            weights = torch.softmax(q @ k.transpose(1, 2) / (width // heads) ** 0.5, -1)
            x = layer.norm1(x + layer.out((weights @ v).transpose(0, 1).reshape(-1, width)))
            x = layer.norm2(x + layer.down(torch.nn.functional.gelu(layer.up(x))))
        return x


example = tuple(torch.ones(40, dtype=torch.long) for _ in range(3))
plain = Path(tempfile.mkdtemp()) / "encoder.onnx"
torch.onnx.export(
    Window(model.encoder), example, str(plain), input_names=["ids", "shapes", "layouts"], output_names=["vectors"],
    dynamic_axes={name: {0: "pieces"} for name in ("ids", "shapes", "layouts", "vectors")},
    opset_version=17, dynamo=False,
)  # fmt: skip
quantize_dynamic(plain, args.out / "encoder.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
state = {k: v.detach().float().numpy() for k, v in model.state_dict().items() if not k.startswith("encoder.")}
chain = [x.detach().numpy() for x in model.chain()]
heads = {
    k: v
    for k, v in state.items()
    if k.split(".")[0] not in ("transitions", "first", "last", "never", "never_first", "never_last", "fact")
}
heads |= dict(zip(("transitions", "first", "last"), chain, strict=True))
np.savez(args.out / "heads.npz", **{k: np.ascontiguousarray(v, np.float32) for k, v in heads.items()})
(args.out / "vocab.txt").write_bytes((args.base / "vocab.txt").read_bytes())
digests = {
    n: hashlib.sha256((args.out / n).read_bytes()).hexdigest() for n in ("encoder.onnx", "heads.npz", "vocab.txt")
}
card = (Path(__file__).parent / "card.toml").read_text()
(args.out / "card.toml").write_text(card + "\n[sha256]\n" + "".join(f'"{n}" = "{d}"\n' for n, d in digests.items()))
for name in (*digests, "card.toml"):
    print(name, (args.out / name).stat().st_size)
