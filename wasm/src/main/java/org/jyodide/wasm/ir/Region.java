package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a function that is compiled to a JVM method of its own, because the whole would exceed
 * what HotSpot compiles well. Control leaves it by one of its exits, whose number the method
 * returns.
 */
public final class Region {
  /** How the values of locals travel between a region and its caller. */
  public enum Convention {
    /** Values come as arguments and leave through scratch fields of the instance. */
    ARGUMENTS,
    /** The caller keeps its locals in a frame object, from which the region loads and stores. */
    FRAME
  }

  /**
   * A way out.
   *
   * @param target where control goes, or {@code null}
   * @param kind whether the end of the region, a branch or a return from the function
   * @param outs the locals that were assigned in the region and are live there
   */
  public record Exit(Kind kind, @Nullable Label target, List<Local> outs) {
    /** The kinds of exits. */
    public enum Kind {
      END,
      BRANCH,
      RETURN
    }
  }

  private final int number;
  private final Convention convention;
  private final List<Statement> body;
  private final List<Local> parameters;
  private final List<Exit> exits;

  Region(
      int number,
      Convention convention,
      List<Statement> body,
      List<Local> parameters,
      List<Exit> exits) {
    this.number = number;
    this.convention = convention;
    this.body = new ArrayList<>(body);
    this.parameters = List.copyOf(parameters);
    this.exits = List.copyOf(exits);
  }

  /** The number of the region in its function, from 0. */
  public int number() {
    return number;
  }

  public Convention convention() {
    return convention;
  }

  public List<Statement> body() {
    return body;
  }

  /** The locals whose values the region needs from its caller. */
  public List<Local> parameters() {
    return parameters;
  }

  /** All ways out; their order gives their numbers. */
  public List<Exit> exits() {
    return exits;
  }

  /** An estimate of the bytes of JVM code of a call. */
  int callSize() {
    if (convention == Convention.FRAME) {
      return 10;
    }
    int size = 6 + 2 * parameters.size() + (exits.size() > 1 ? 8 : 0);
    for (Exit exit : exits) {
      size += 4 + 7 * exit.outs().size();
    }
    return size;
  }
}
