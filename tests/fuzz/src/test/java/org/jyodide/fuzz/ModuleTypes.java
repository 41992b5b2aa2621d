package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a module declares, and its type section, which grows as blocks need types. */
final class ModuleTypes {
  private final List<Signature> functions;
  private final List<ValueType> globals;
  private final List<Signature> tags;
  private final List<Signature> interned = new ArrayList<>();

  ModuleTypes(List<Signature> functions, List<ValueType> globals, List<Signature> tags) {
    this.functions = functions;
    this.globals = globals;
    this.tags = tags;
  }

  List<Signature> functions() {
    return functions;
  }

  List<ValueType> globals() {
    return globals;
  }

  List<Signature> tags() {
    return tags;
  }

  int index(Signature signature) {
    int index = interned.indexOf(signature);
    if (index < 0) {
      index = interned.size();
      interned.add(signature);
    }
    return index;
  }

  Bytes section() {
    Bytes section = new Bytes().unsigned(interned.size());
    for (Signature signature : interned) {
      section.bytes(0x60).types(signature.parameters()).types(signature.results());
    }
    return section;
  }
}
