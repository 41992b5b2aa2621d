package org.jyodide.internal.boot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses a distribution that this library was not written for. */
final class AbiCheck {
  /** The ABI of the binary: host functions, structures, and wheels that fit it. */
  private static final String ABI = "2026_0";

  private static final Pattern INFO = Pattern.compile("\"info\"\\s*:\\s*\\{[^}]*}", Pattern.DOTALL);

  private AbiCheck() {}

  /** Checks what the lock file says about the release, and gives the version of Python. */
  static String checkLockFile(String lockFile) {
    Matcher info = INFO.matcher(lockFile);
    String text = info.find() ? info.group() : "";
    String abi = field(text, "abi_version");
    if (!abi.equals(ABI)) {
      throw new IllegalStateException(
          "this library runs Python of ABI "
              + ABI
              + ", the one found has '"
              + abi
              + "'; use the"
              + " artifact jyodide-cpython-314 of the same version as jyodide-python");
    }
    return field(text, "python");
  }

  /** Checks {@code Py_Version} of the running binary, {@code 0x030E02F0} for 3.14.2. */
  static void checkBinary(int pyVersion, String expected) {
    String version =
        (pyVersion >>> 24) + "." + (pyVersion >>> 16 & 0xFF) + "." + (pyVersion >>> 8 & 0xFF);
    if (!version.equals(expected)) {
      throw new IllegalStateException(
          "the compiled code is Python "
              + version
              + ", the library beside it is for "
              + expected
              + "; the artifact jyodide-cpython-314 is damaged");
    }
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return matcher.find() ? matcher.group(1) : "";
  }
}
