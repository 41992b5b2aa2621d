package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.Region;
import org.jyodide.wasm.ir.Statement;

/**
 * Which class holds which region of a function: that of the function, or, where that would exceed
 * the 65,535 constants of a class, further ones.
 */
final class RegionClasses {
  /** So many estimated bytes of code cannot need more constants than a class may have. */
  private static final int MOST_BYTES = 100_000;

  /** By the number of the region. */
  private final List<String> owners = new ArrayList<>();

  /**
   * The classes of a function's regions.
   *
   * @param apart whether regions have classes of their own
   */
  RegionClasses(ModuleLayout layout, FunctionGraph function, boolean apart) {
    int number = 0;
    int bytes = 0;
    for (Region region : function.regions()) {
      int size = Statement.size(region.body());
      if (bytes + size > MOST_BYTES) {
        number++;
        bytes = 0;
      }
      bytes += size;
      owners.add(
          apart
              ? layout.regionClass(function.index(), number)
              : layout.functionClass(function.index()));
    }
  }

  String owner(Region region) {
    return owners.get(region.number());
  }
}
