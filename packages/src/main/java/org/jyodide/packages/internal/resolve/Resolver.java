package org.jyodide.packages.internal.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jyodide.packages.Requirement;
import org.jyodide.packages.ResolutionException;
import org.jyodide.packages.TargetEnvironment;
import org.jyodide.packages.Version;

/**
 * Chooses a version for each package that is wanted, directly or by another, so that all wants are
 * met: tries the best version first, and where nothing fits goes back to the last choice that has
 * something to do with it (conflict-directed backjumping).
 */
public final class Resolver {
  /** More choices than any sound set of requirements needs. */
  private static final int MOST_STEPS = 50_000;

  private final Candidates candidates;
  private final Catalog catalog;
  private final TargetEnvironment environment;
  private final ResolveOptions options;
  private final Map<String, Integer> troubles = new HashMap<>();
  private final Set<String> requested = new TreeSet<>();
  private int steps;

  /** A resolver for one question. */
  public Resolver(
      Catalog catalog,
      TargetEnvironment environment,
      InstalledPackages installed,
      ResolveOptions options) {
    this.catalog = catalog;
    this.environment = environment;
    this.options = options;
    candidates = new Candidates(catalog, environment, installed, options);
  }

  /**
   * Finds a solution, sorted by name.
   *
   * @throws ResolutionException if there is none
   */
  public List<Chosen> resolve(List<Requirement> requirements) {
    State state = new State();
    for (Requirement constraint : options.constraints()) {
      if (constraint.appliesTo(environment, List.of())) {
        state.add(Want.ofConstraint(constraint));
      }
    }
    for (Requirement requirement : requirements) {
      if (requirement.appliesTo(environment, List.of())) {
        requested.add(requirement.name());
        state.add(Want.ofUser(requirement));
        state.extras(requirement.name()).addAll(requirement.extras());
        prefetch(requirement);
      }
    }
    Outcome outcome = solve(state);
    if (outcome.conflict() != null) {
      throw new ResolutionException(
          "the requirements cannot be met:\n  "
              + String.join("\n  ", new LinkedHashSet<>(outcome.conflict().explanation())));
    }
    return chosen(outcome.state());
  }

  /** A solution, or the reason why there is none. */
  private record Outcome(State state, @Nullable Conflict conflict) {}

  private List<Chosen> chosen(State state) {
    List<Chosen> all = new ArrayList<>();
    for (Candidate candidate : state.chosen().values()) {
      all.add(
          new Chosen(
              candidate.name(),
              candidate.version(),
              candidate.wheel(),
              requested.contains(candidate.name()),
              candidate.isDirect(),
              needs(candidate, state.extras(candidate.name()))));
    }
    all.sort(Comparator.comparing(Chosen::name));
    return all;
  }

  private Outcome solve(State state) {
    Optional<String> next = next(state);
    if (next.isEmpty()) {
      return new Outcome(state, null);
    }
    if (++steps > MOST_STEPS) {
      throw new ResolutionException(
          "no versions that fit together were found in "
              + MOST_STEPS
              + " steps; name versions of some packages to narrow the search, such as of "
              + String.join(", ", troubles.keySet().stream().limit(5).toList()));
    }
    String name = next.get();
    Set<String> causes = new TreeSet<>(state.causes(name));
    List<String> explanation = List.of();
    int tried = 0;
    for (Iterator<Candidate> found = candidates.find(name, state.wants(name)); found.hasNext(); ) {
      Candidate candidate = found.next();
      State attempt = state.copy();
      attempt.choose(candidate);
      Conflict conflict = addNeeds(attempt, candidate, attempt.extras(name), Set.of());
      if (conflict == null) {
        Outcome outcome = solve(attempt);
        if (outcome.conflict() == null || !outcome.conflict().causes().contains(name)) {
          return outcome;
        }
        conflict = outcome.conflict();
      }
      causes.addAll(conflict.causes());
      if (tried++ == 0) {
        explanation = conflict.explanation();
      }
    }
    if (tried == 0) {
      explanation = unmet(name, state);
    } else if (tried > 1) {
      explanation = new ArrayList<>(explanation);
      explanation.add((tried - 1) + " other versions of " + name + " were tried and do not fit");
    }
    causes.remove(name);
    troubles.merge(name, 1, Integer::sum);
    return new Outcome(state, new Conflict(causes, explanation));
  }

  /** What is to be chosen next: where there is least choice, or was trouble before. */
  private Optional<String> next(State state) {
    return state.open().stream()
        .min(
            Comparator.comparing((String name) -> !isNarrow(state.wants(name)))
                .thenComparing(name -> -troubles.getOrDefault(name, 0)));
  }

  private static boolean isNarrow(List<Want> wants) {
    return wants.stream()
        .anyMatch(
            want ->
                want.requirement().url().isPresent() || want.requirement().specifiers().isPinned());
  }

  /** Adds what a chosen version needs; returns what of it cannot be. */
  private @Nullable Conflict addNeeds(
      State state, Candidate candidate, Set<String> extras, Set<String> parents) {
    Catalog.Needs needs = candidates.needs(candidate);
    Version python = environment.pythonVersion();
    if (!needs.requiresPython().contains(python)) {
      return new Conflict(
          Set.of(candidate.name()),
          List.of(candidate + " needs Python " + needs.requiresPython() + ", this is " + python));
    }
    Set<String> owners = new TreeSet<>(parents);
    owners.add(candidate.name());
    for (Requirement requirement : needs(candidate, extras)) {
      if (requirement.url().isPresent() && !requested.contains(requirement.name())) {
        return new Conflict(
            owners,
            List.of(
                candidate
                    + " wants the file "
                    + requirement.url().get()
                    + "; a package may not choose where others come from: require '"
                    + requirement
                    + "' yourself if you trust it"));
      }
      Conflict conflict = add(state, new Want(requirement, candidate.toString(), owners, false));
      if (conflict != null) {
        return conflict;
      }
    }
    return null;
  }

  private List<Requirement> needs(Candidate candidate, Set<String> extras) {
    if (!options.dependencies()) {
      return List.of();
    }
    Catalog.Needs needs = candidates.needs(candidate);
    return needs.requirements().stream()
        .filter(need -> needs.isExact() || need.appliesTo(environment, extras))
        .map(Requirement::withoutMarker)
        .toList();
  }

  private @Nullable Conflict add(State state, Want want) {
    Requirement requirement = want.requirement();
    String name = requirement.name();
    state.add(want);
    prefetch(requirement);
    Set<String> extras = state.extras(name);
    Set<String> more = new TreeSet<>(requirement.extras());
    more.removeAll(extras);
    extras.addAll(more);
    Candidate chosen = state.chosen().get(name);
    if (chosen == null) {
      return null;
    }
    if (!requirement.specifiers().contains(chosen.version())) {
      Set<String> causes = new TreeSet<>(want.parents());
      causes.add(name);
      causes.addAll(state.causes(name));
      return new Conflict(causes, unmet(name, state));
    }
    return more.isEmpty() ? null : addNeeds(state, chosen, extras, want.parents());
  }

  private void prefetch(Requirement requirement) {
    if (requirement.url().isEmpty() && !candidates.isInstalled(requirement)) {
      catalog.prefetch(requirement.name());
    }
  }

  /** Who wants what of a package, from the user on, and what exists. */
  private List<String> unmet(String name, State state) {
    Set<String> lines = new LinkedHashSet<>();
    chain(name, state, lines, new TreeSet<>());
    List<String> all = new ArrayList<>(lines);
    all.addAll(candidates.explain(name, state.wants(name)));
    return all;
  }

  private static void chain(String name, State state, Set<String> lines, Set<String> seen) {
    if (!seen.add(name)) {
      return;
    }
    for (Want want : state.wants(name)) {
      want.parents().forEach(parent -> chain(parent, state, lines, seen));
      lines.add(want.toString());
    }
  }
}
