package org.jyodide.vfs;

/** What a program wanted to do with a path. */
public enum FileAccess {
  READ("read"),
  WRITE("write to"),
  CREATE("create"),
  REMOVE("remove"),
  RENAME("rename"),
  CHANGE_ATTRIBUTES("change mode, owner or times of");

  private final String words;

  FileAccess(String words) {
    this.words = words;
  }

  /** A verb phrase that a path can follow: "write to". */
  public String words() {
    return words;
  }
}
