package org.jyodide.wasm.binary;

/**
 * A handler of {@code try_table}.
 *
 * @param tag the tag it handles; of no meaning for the kinds that handle all
 * @param label where it branches to, counted from outside the {@code try_table}
 */
public record CatchClause(Kind kind, int tag, int label) {
  /** The kinds, in the order of their codes. */
  public enum Kind {
    CATCH("catch"),
    CATCH_REF("catch_ref"),
    CATCH_ALL("catch_all"),
    CATCH_ALL_REF("catch_all_ref");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in the text format. */
    public String text() {
      return text;
    }

    /** Whether only exceptions of one tag are handled. */
    public boolean hasTag() {
      return this == CATCH || this == CATCH_REF;
    }

    /** Whether the branch also carries the exception itself, as an {@code exnref}. */
    public boolean hasReference() {
      return this == CATCH_REF || this == CATCH_ALL_REF;
    }
  }
}
