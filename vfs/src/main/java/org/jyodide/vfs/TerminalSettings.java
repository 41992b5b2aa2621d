package org.jyodide.vfs;

import java.util.Arrays;

/** The settings of a terminal line: the fields of {@code struct termios}. */
public final class TerminalSettings {
  /** Entries in the array of control characters ({@code NCCS}). */
  public static final int CONTROL_CHARACTERS = 32;

  private final int input;
  private final int output;
  private final int control;
  private final int local;
  private final byte[] characters;

  /**
   * Settings of the given flags.
   *
   * @param input {@code c_iflag}
   * @param output {@code c_oflag}
   * @param control {@code c_cflag}
   * @param local {@code c_lflag}
   * @param characters {@code c_cc}, padded with zeros or cut to {@link #CONTROL_CHARACTERS}
   */
  public TerminalSettings(int input, int output, int control, int local, byte[] characters) {
    this.input = input;
    this.output = output;
    this.control = control;
    this.local = local;
    this.characters = Arrays.copyOf(characters, CONTROL_CHARACTERS);
  }

  /** The settings of a fresh Linux terminal: line editing, echo, signals, 38400 baud, 8 bits. */
  public static TerminalSettings defaults() {
    byte[] characters = {3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22};
    return new TerminalSettings(0x6D02, 0x5, 0xBF, 0x8A3B, characters);
  }

  /** Input flags, {@code c_iflag}. */
  public int input() {
    return input;
  }

  /** Output flags, {@code c_oflag}. */
  public int output() {
    return output;
  }

  /** Control flags, {@code c_cflag}. */
  public int control() {
    return control;
  }

  /** Local flags, {@code c_lflag}. */
  public int local() {
    return local;
  }

  /** A copy of the control characters, {@code c_cc}. */
  public byte[] characters() {
    return characters.clone();
  }
}
