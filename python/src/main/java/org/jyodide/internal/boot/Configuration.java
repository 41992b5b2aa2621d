package org.jyodide.internal.boot;

import java.util.List;
import java.util.Map;
import org.jyodide.CopyOptions;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;

/** The {@code PyConfig} of a Python that has started, and what CPython derives from it in C. */
final class Configuration {
  private static final int LINE_BUFFERED = 1;
  private static final int UNBUFFERED = 2;
  private static final int BUFFER_SIZE = 1024;

  /**
   * Where a member is seen, too.
   *
   * @param index of the item of {@code sys.flags}; negative if there is none
   * @param variable the C variable of the time before {@code PyConfig}; empty if there is none
   * @param isReversed whether these are 1 where the member is 0
   */
  private record Mirror(String member, int index, String variable, boolean isReversed) {}

  private final CApi api;
  private final CPython python;

  Configuration(CApi api) {
    this.api = api;
    this.python = api.python();
  }

  /** Changes members, and nothing else. */
  void change(Map<String, Object> members) {
    int configuration = python.function("_Py_GetConfig").call();
    int values = python.check(python.function("_PyConfig_AsDict").call(configuration));
    try {
      for (Map.Entry<String, Object> member : members.entrySet()) {
        set(values, member.getKey(), member.getValue());
      }
      python.checkStatus(python.function("_PyConfig_FromDict").call(configuration, values));
    } finally {
      python.decRef(values);
    }
  }

  /** Does what {@code _PyConfig_Write} does for members, and shows them in {@code sys.flags}. */
  void publish(Map<String, Object> members) {
    for (Mirror mirror :
        List.of(
            new Mirror("inspect", 1, "Py_InspectFlag", false),
            new Mirror("interactive", 2, "Py_InteractiveFlag", false),
            new Mirror("write_bytecode", 4, "Py_DontWriteBytecodeFlag", true),
            new Mirror("user_site_directory", 5, "Py_NoUserSiteDirectory", true),
            new Mirror("bytes_warning", 9, "Py_BytesWarningFlag", false),
            new Mirror("quiet", 10, "Py_QuietFlag", false),
            new Mirror("safe_path", 16, "", false),
            new Mirror("buffered_stdio", -1, "Py_UnbufferedStdioFlag", true))) {
      if (members.get(mirror.member) instanceof Integer value) {
        publish(mirror, mirror.isReversed ? 1 - value : value);
      }
    }
    if (members.containsKey("buffered_stdio")) {
      setBuffering("stdin", UNBUFFERED);
      setBuffering("stdout", UNBUFFERED);
      setBuffering("stderr", UNBUFFERED);
    } else if (members.containsKey("interactive")) {
      setBuffering("stdin", LINE_BUFFERED);
      setBuffering("stdout", LINE_BUFFERED);
    }
  }

  private void publish(Mirror mirror, int value) {
    if (!mirror.variable.isEmpty()) {
      python.memory().storeI32(python.address(mirror.variable), value);
    }
    if (mirror.index >= 0) {
      int name = python.copy("flags");
      int flags = python.function("PySys_GetObject").call(name);
      python.free(name);
      int item =
          mirror.member.equals("safe_path")
              ? python.incRef(api.types().bool(value != 0))
              : api.numbers().toPython(value);
      // Takes the reference.
      python.function("PyStructSequence_SetItem").run(flags, mirror.index, item);
    }
  }

  private void setBuffering(String stream, int mode) {
    int file = python.memory().loadI32(python.address(stream));
    python.function("setvbuf").call(file, 0, mode, BUFFER_SIZE);
  }

  private void set(int values, String name, Object value) {
    int object = api.toPython().deepCopy(value, CopyOptions.defaults());
    try {
      int key = api.strings().toPython(name);
      try {
        api.objects().setItem(values, key, object);
      } finally {
        python.decRef(key);
      }
    } finally {
      python.decRef(object);
    }
  }
}
