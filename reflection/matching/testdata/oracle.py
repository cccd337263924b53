# What networkx answers to each graph: a graph a line on standard input, as
# [nodes, [[a, b, weight], ...]]; the number of pairs and their weight a line on
# standard output.
import json
import sys

import networkx

print("networkx", networkx.__version__, file=sys.stderr)
for line in sys.stdin:
    nodes, edges = json.loads(line)
    graph = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from(edges)
    pairs = networkx.max_weight_matching(graph, maxcardinality=True)
    print(len(pairs), sum(graph[a][b]["weight"] for a, b in pairs))
