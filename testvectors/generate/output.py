"""What the generators of many files do with them in the end."""

import sys


def finish(files, folder, script):
    """Writes each file into the folder; with `--check` compares them, and says which are not current."""
    stale = []
    for made in files:
        path = folder / f"{made.name}.json"
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != made.text():
                stale.append(path.name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made.text(), encoding="utf-8")
            counts = [sum(case["result"] == result for case in made.cases) for result in ("valid", "acceptable", "invalid")]
            print(f"{path.name}: {counts}")
    if stale:
        sys.exit(f"not current: {', '.join(stale)}; run testvectors/generate/{script}")
