package org.jyodide.internal.bridge.imports;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;

/** {@code jslib.c}: numbers, strings, comparison. */
final class JsvImports {
  private final Bridge bridge;

  JsvImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "JsvNoValue_Check")
  int isNoValue(@Nullable Object value) {
    return value == Sentinel.NO_VALUE ? 1 : 0;
  }

  @HostImport(name = "JsvBigInt_fromInt")
  Object bigIntFromInt(int value) {
    return BigInteger.valueOf(value);
  }

  @HostImport(name = "JsvNum_fromInt")
  Object numberFromInt(int value) {
    return value;
  }

  @HostImport(name = "JsvNum_fromDouble")
  Object numberFromDouble(double value) {
    return value;
  }

  @HostImport(name = "JsvNum_toInt")
  int toInt(@Nullable Object value) {
    return HostValues.toInt32(value);
  }

  @HostImport(name = "JsvBigInt_fromDigits")
  Object bigIntFromDigits(int address, int count) {
    byte[] bytes = bridge.process().memory().read(address, 4 * count);
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte low = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = low;
    }
    return count == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  @HostImport(name = "Jsv_BigIntToNum")
  @Nullable Object bigIntToNumber(@Nullable Object value) {
    return value instanceof BigInteger integer && HostValues.isSafe(integer)
        ? HostValues.number(integer.longValue())
        : value;
  }

  @HostImport(name = "Jsv_to_bool")
  int toBool(@Nullable Object value) {
    return HostValues.isTrue(value) ? 1 : 0;
  }

  @HostImport(name = "Jsv_typeof")
  Object typeOf(@Nullable Object value) {
    return HostValues.typeOf(value);
  }

  @HostImport(name = "Jsv_constructorName")
  @EmJs(EmJs.Failure.REF)
  int constructorName(@Nullable Object value) {
    String name = HostValues.object(value).className();
    return bridge.process().exports().newString(bridge.process().memory(), name);
  }

  @HostImport(name = "JsvUTF8ToString")
  Object utf8ToString(int address) {
    return address == 0 ? "" : CStrings.read(bridge.process().memory(), address);
  }

  @HostImport(name = "Jsv_less_than")
  @EmJs(EmJs.Failure.BOOL)
  int lessThan(@Nullable Object a, @Nullable Object b) {
    Integer order = HostValues.compare(a, b);
    return order != null && order < 0 ? 1 : 0;
  }

  @HostImport(name = "Jsv_less_than_equal")
  @EmJs(EmJs.Failure.BOOL)
  int lessThanOrEqual(@Nullable Object a, @Nullable Object b) {
    Integer order = HostValues.compare(a, b);
    return order != null && order <= 0 ? 1 : 0;
  }

  @HostImport(name = "Jsv_greater_than")
  @EmJs(EmJs.Failure.BOOL)
  int greaterThan(@Nullable Object a, @Nullable Object b) {
    Integer order = HostValues.compare(a, b);
    return order != null && order > 0 ? 1 : 0;
  }

  @HostImport(name = "Jsv_greater_than_equal")
  @EmJs(EmJs.Failure.BOOL)
  int greaterThanOrEqual(@Nullable Object a, @Nullable Object b) {
    Integer order = HostValues.compare(a, b);
    return order != null && order >= 0 ? 1 : 0;
  }

  @HostImport(name = "Jsv_equal")
  @EmJs(EmJs.Failure.BOOL)
  int equal(@Nullable Object a, @Nullable Object b) {
    return HostValues.strictEquals(a, b) ? 1 : 0;
  }

  @HostImport(name = "Jsv_not_equal")
  @EmJs(EmJs.Failure.BOOL)
  int notEqual(@Nullable Object a, @Nullable Object b) {
    return HostValues.strictEquals(a, b) ? 0 : 1;
  }
}
