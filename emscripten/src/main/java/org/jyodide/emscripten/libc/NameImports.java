package org.jyodide.emscripten.libc;

import java.util.HashMap;
import java.util.Map;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Unsupported;
import org.jyodide.emscripten.trace.CString;

/** Names of hosts, which cannot be looked up, and of protocols. */
final class NameImports {
  private static final String CLOSED = "the network is closed to programs, name servers included";

  /** {@code EAI_FAIL}: it did not work and will not. */
  private static final int EAI_FAIL = -4;

  private static final Map<String, Integer> PROTOCOLS = Map.of("icmp", 1, "tcp", 6, "udp", 17);

  private final EmscriptenProcess process;
  private final Map<String, Integer> protocolEntries = new HashMap<>();

  NameImports(EmscriptenProcess process) {
    this.process = process;
  }

  @HostImport(name = "getaddrinfo")
  @Unsupported(CLOSED)
  int getaddrinfo(@CString int node, @CString int service, int hints, int result) {
    return EAI_FAIL;
  }

  @HostImport(name = "getnameinfo")
  @Unsupported(CLOSED)
  int getnameinfo(
      int address,
      int addressSize,
      int host,
      int hostSize,
      int service,
      int serviceSize,
      int flags) {
    return EAI_FAIL;
  }

  /** Answers 0.0.0.0. */
  @HostImport(name = "_emscripten_lookup_name")
  @Unsupported(CLOSED)
  int lookupName(@CString int name) {
    return 0;
  }

  /** The address of a {@code struct protoent}, made once for each name; 0 if it is not known. */
  @HostImport(name = "getprotobyname")
  int getprotobyname(@CString int name) {
    String protocol = CStrings.read(process.memory(), name);
    Integer number = PROTOCOLS.get(protocol);
    return number == null
        ? 0
        : protocolEntries.computeIfAbsent(protocol, p -> newProtocolEntry(p, number));
  }

  /** The struct holds the name, a list of other names, which is empty, and the number. */
  private int newProtocolEntry(String name, int number) {
    final int size = 16;
    int entry = process.exports().malloc(size);
    int text = process.exports().newString(process.memory(), name);
    if (entry == 0 || text == 0) {
      return 0;
    }
    int noAliases = entry + 12;
    process.memory().storeI32(entry, text);
    process.memory().storeI32(entry + 4, noAliases);
    process.memory().storeI32(entry + 8, number);
    process.memory().storeI32(noAliases, 0);
    return entry;
  }
}
