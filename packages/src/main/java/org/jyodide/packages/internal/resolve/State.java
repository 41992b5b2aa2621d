package org.jyodide.packages.internal.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What has been chosen so far and what is wanted; copied before each choice. */
final class State {
  private final Map<String, Candidate> chosen;
  private final Map<String, List<Want>> wants;
  private final Map<String, Set<String>> extras;

  State() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private State(
      Map<String, Candidate> chosen,
      Map<String, List<Want>> wants,
      Map<String, Set<String>> extras) {
    this.chosen = chosen;
    this.wants = wants;
    this.extras = extras;
  }

  State copy() {
    Map<String, List<Want>> copiedWants = new LinkedHashMap<>();
    wants.forEach((name, list) -> copiedWants.put(name, new ArrayList<>(list)));
    Map<String, Set<String>> copiedExtras = new LinkedHashMap<>();
    extras.forEach((name, set) -> copiedExtras.put(name, new TreeSet<>(set)));
    return new State(new LinkedHashMap<>(chosen), copiedWants, copiedExtras);
  }

  void choose(Candidate candidate) {
    chosen.put(candidate.name(), candidate);
  }

  Map<String, Candidate> chosen() {
    return chosen;
  }

  void add(Want want) {
    wants.computeIfAbsent(want.requirement().name(), name -> new ArrayList<>()).add(want);
  }

  List<Want> wants(String name) {
    return wants.getOrDefault(name, List.of());
  }

  /** Names that something wants and for which nothing is chosen, in the order of wants. */
  List<String> open() {
    return wants.entrySet().stream()
        .filter(entry -> !chosen.containsKey(entry.getKey()))
        .filter(entry -> entry.getValue().stream().anyMatch(want -> !want.isConstraint()))
        .map(Map.Entry::getKey)
        .toList();
  }

  Set<String> extras(String name) {
    return extras.computeIfAbsent(name, key -> new TreeSet<>());
  }

  /** The packages that brought the wants on one. */
  Set<String> causes(String name) {
    Set<String> causes = new TreeSet<>();
    wants(name).forEach(want -> causes.addAll(want.parents()));
    return causes;
  }
}
