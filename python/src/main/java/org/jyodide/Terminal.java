package org.jyodide;

/**
 * The size of the terminal behind a standard stream, asked each time Python wants to know. Called
 * on the interpreter's thread.
 *
 * @see InterpreterOptions#withTerminal
 */
public interface Terminal {
  /** Its width in characters. */
  int columns();

  /** Its height in lines. */
  int rows();

  /**
   * A terminal of fixed size.
   *
   * @throws IllegalArgumentException if a number is not in 1 to 65,535
   */
  static Terminal of(int columns, int rows) {
    if (columns < 1 || rows < 1 || columns > 0xFFFF || rows > 0xFFFF) {
      throw new IllegalArgumentException(
          "a terminal has 1 to 65535 columns and rows, got " + columns + " and " + rows);
    }
    return new Terminal() {
      @Override
      public int columns() {
        return columns;
      }

      @Override
      public int rows() {
        return rows;
      }
    };
  }
}
