// What LEMON (liblemon-dev) answers to a graph, for bench/matching_test.go:
// "nodes edges", then "a b weight" for each edge, on standard input; the total
// weight, the number of pairs and the seconds of a processor it took on standard
// output.
#include <cstdio>
#include <ctime>
#include <lemon/list_graph.h>
#include <lemon/matching.h>
#include <lemon/smart_graph.h>
#include <vector>

int main() {
	long nodes, edges;
	if (std::scanf("%ld %ld", &nodes, &edges) != 2) return 1;
	lemon::SmartGraph graph;
	graph.reserveNode(nodes);
	graph.reserveEdge(edges);
	std::vector<lemon::SmartGraph::Node> node(nodes);
	for (auto &n : node) n = graph.addNode();
	lemon::SmartGraph::EdgeMap<long long> weight(graph);
	for (long i = 0; i < edges; i++) {
		long a, b;
		long long w;
		if (std::scanf("%ld %ld %lld", &a, &b, &w) != 3) return 1;
		weight[graph.addEdge(node[a], node[b])] = w;
	}
	std::clock_t began = std::clock();
	lemon::MaxWeightedMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<long long>> matching(graph, weight);
	matching.run();
	double took = double(std::clock() - began) / CLOCKS_PER_SEC;
	std::printf("%lld %d %.3f\n", (long long)matching.matchingWeight(), matching.matchingSize(), took);
}
