package org.jyodide.wasm.binary;

import org.jspecify.annotations.Nullable;

/**
 * The sections of a module but for custom ones, in the order they have to stand in. Section
 * "Modules" of the binary format; the place of the tag section is from the exception-handling
 * proposal.
 */
public enum SectionId {
  TYPE(1),
  IMPORT(2),
  FUNCTION(3),
  TABLE(4),
  MEMORY(5),
  TAG(13),
  GLOBAL(6),
  EXPORT(7),
  START(8),
  ELEMENT(9),
  DATA_COUNT(12),
  CODE(10),
  DATA(11);

  /** The byte that announces a custom section, which may stand anywhere. */
  public static final int CUSTOM = 0;

  private static final @Nullable SectionId[] BY_CODE = new SectionId[values().length + 1];

  static {
    for (SectionId id : values()) {
      BY_CODE[id.code] = id;
    }
  }

  private final int code;

  SectionId(int code) {
    this.code = code;
  }

  /** The byte that announces the section. */
  public int code() {
    return code;
  }

  /** The section that {@code code} announces, or {@code null}. */
  public static @Nullable SectionId ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
