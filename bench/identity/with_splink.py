"""Clusters exported mentions with Splink's DuckDB backend and measures them: the yardstick beside ours.

    python with_splink.py MENTIONS.jsonl OURS.json RESULT.json

`vivier evaluate identity` runs it where a Python with Splink is there, right after ours on the same mentions, and reads RESULT.json;
bench/identity/splink.json holds such a result for where there is none. Unsupervised, as Splink is meant to be used: u from random pairs, m by
expectation maximisation within name blocks, clusters at the match probability that does best (which flatters it).
"""

import collections
import datetime
import importlib.metadata
import json
import os
import platform
import resource
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

mentions, ours, result = sys.argv[1:4]
connection = duckdb.connect()
connection.execute("set threads = 2")
frame = connection.execute("select * from read_json_auto(?, maximum_object_size = 10000000)", [mentions]).df()

settings = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=[block_on("first", "family"), block_on("block", "middle")],
    comparisons=[
        cl.ExactMatch("first").configure(term_frequency_adjustments=True),
        cl.ExactMatch("family").configure(term_frequency_adjustments=True),
        cl.ExactMatch("middle"),
        cl.ArrayIntersectAtSizes("coauthors", [3, 2, 1]),
        cl.ArrayIntersectAtSizes("organisations", [1]),
        cl.ExactMatch("venue"),
    ],
)
started = time.time()
began = time.process_time()
linker = Linker(DuckDBAPI(connection).register(frame), settings)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=7)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("first", "family"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("block", "venue"))
predictions = linker.inference.predict(threshold_match_probability=0.05)
predicted = time.time() - started


def f1(together, found, truth):
    precision, recall = together / max(found, 1), together / max(truth, 1)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(precision + recall, 1e-9)}


def measure(rows):
    cells = collections.Counter(rows)
    found = collections.Counter(cluster for cluster, _ in rows)
    truth = collections.Counter(gold for _, gold in rows)
    pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts.values())
    precision = sum(n * n / found[cluster] for (cluster, _), n in cells.items()) / len(rows)
    recall = sum(n * n / truth[gold] for (_, gold), n in cells.items()) / len(rows)
    return {
        "mentions": len(rows),
        "b_cubed_f1": 2 * precision * recall / (precision + recall),
        "pairs": f1(pairs(cells), pairs(found), pairs(truth)),
    }


known = frame[frame["gold"].notna()]
bearers = collections.defaultdict(set)
for first, family, gold in zip(known["first"], known["family"], known["gold"]):
    bearers[(first, family)].add(gold)
name_of = {uid: (first, family) for uid, first, family in zip(known["unique_id"], known["first"], known["family"])}
gold_of = dict(zip(known["unique_id"], known["gold"]))

rounds = []
clustered = None
processor = None
for threshold in (0.5, 0.8, 0.95, 0.99, 0.999):
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold).as_pandas_dataframe()
    # The time to be compared is that of one threshold, not of the search for the best.
    clustered = clustered or time.time() - started
    processor = processor or time.process_time() - began
    rows = [(cluster, uid) for cluster, uid in zip(clusters["cluster_id"], clusters["unique_id"]) if uid in gold_of]
    every = [(cluster, gold_of[uid]) for cluster, uid in rows]
    ambiguous = [(cluster, gold_of[uid]) for cluster, uid in rows if len(bearers[name_of[uid]]) > 1]
    rounds.append({"threshold": threshold, "all": measure(every), "ambiguous": measure(ambiguous)})

best = max(rounds, key=lambda one: one["all"]["pairs"]["f1"])
with open(ours) as file:
    beside = json.load(file)
with open(result, "w") as file:
    json.dump(
        {
            "made": datetime.date.today().isoformat(),
            "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "version": importlib.metadata.version("splink"),
            "mentions": len(frame),
            "seconds": round(clustered, 1),
            "cpu_seconds": round(processor, 1),
            "seconds_to_predictions": round(predicted, 1),
            "peak_gigabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
            "best": best,
            "thresholds": rounds,
            "beside": beside,
        },
        file,
        indent=1,
    )
print(json.dumps(best, indent=1))
