package org.jyodide.wasm.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.Label;
import org.jyodide.wasm.ir.Local;
import org.jyodide.wasm.ir.Region;
import org.jyodide.wasm.ir.Region.Convention;
import org.jyodide.wasm.ir.Region.Exit;

/**
 * The JVM methods of the regions of a function: their descriptors and the numbers that they return
 * for their exits. A region with one exit returns no number.
 */
final class RegionSignature {
  /** The number for the end of a region. */
  static final int END = 0;

  /** The number for a return from the function. */
  static final int RETURN = 1;

  private final ModuleLayout layout;
  private final FunctionGraph function;
  private final RegionClasses classes;
  private final Map<Label, Integer> numbers = new HashMap<>();

  RegionSignature(ModuleLayout layout, FunctionGraph function, RegionClasses classes) {
    this.layout = layout;
    this.function = function;
    this.classes = classes;
    // Loops first, so that a switch over the numbers can test the likeliest ones apart.
    for (boolean loops : new boolean[] {true, false}) {
      for (Region region : function.regions()) {
        for (Exit exit : region.exits()) {
          Label target = exit.target();
          if (target != null && target.isLoop() == loops) {
            numbers.computeIfAbsent(target, t -> numbers.size() + 2);
          }
        }
      }
    }
  }

  /** The number that a region returns for one of its exits; zero is the likeliest. */
  int number(Region region, Exit exit) {
    return region.convention() == Convention.FRAME
        ? sharedNumber(exit)
        : region.exits().indexOf(exit);
  }

  /** The number of an exit among all of the function. */
  int sharedNumber(Exit exit) {
    Label target = exit.target();
    if (target == null) {
      return exit.kind() == Exit.Kind.END ? END : RETURN;
    }
    return numbers.getOrDefault(target, -1);
  }

  /** The local whose value the method returns itself: of an only exit with one value. */
  @Nullable Local returnedLocal(Region region) {
    if (region.convention() == Convention.FRAME || region.exits().size() != 1) {
      return null;
    }
    List<Local> outs = region.exits().get(0).outs();
    return outs.size() == 1 ? outs.get(0) : null;
  }

  /** Whether the method returns what the function returns, as it has no other exit. */
  boolean returnsResult(Region region) {
    return region.exits().size() == 1 && region.exits().get(0).kind() == Exit.Kind.RETURN;
  }

  String descriptor(Region region) {
    StringBuilder text = new StringBuilder("(");
    if (region.convention() == Convention.FRAME) {
      text.append(Names.ref(layout.frameClass(function.index())));
    } else {
      region.parameters().forEach(local -> text.append(Names.descriptor(local.type())));
    }
    text.append(Names.ref(layout.instanceClass())).append(")");
    return text + result(region);
  }

  private String result(Region region) {
    FunctionType type = function.type();
    if (region.exits().size() > 1) {
      return "I";
    }
    if (returnsResult(region)) {
      return Names.result(type);
    }
    Local local = returnedLocal(region);
    return local == null ? "V" : Names.descriptor(local.type());
  }

  String owner(Region region) {
    return classes.owner(region);
  }

  String method(Region region) {
    return layout.regionMethod(function.index(), region.number());
  }
}
