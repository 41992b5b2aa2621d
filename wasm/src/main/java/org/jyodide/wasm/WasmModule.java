package org.jyodide.wasm;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A decoded module: immutable, with ranges into its bytes for code and data. Index spaces count
 * imports first, as in the specification.
 *
 * @param bytes the binary, not to be modified
 * @param types the type section
 * @param functions the type of each defined function, as an index into {@code types}
 * @param code one body for each of {@code functions}; empty if the code was stripped
 * @param tags the type of each defined tag, as an index into {@code types}
 * @param functionNames names from the name section, by function index
 * @param dataCount the data count section, if present
 */
public record WasmModule(
    byte[] bytes,
    List<FunctionType> types,
    List<Import> imports,
    List<Integer> functions,
    List<ExternType.Table> tables,
    List<ExternType.Memory> memories,
    List<Integer> tags,
    List<GlobalDefinition> globals,
    List<Export> exports,
    OptionalInt start,
    List<ElementSegment> elements,
    OptionalInt dataCount,
    List<FunctionBody> code,
    List<DataSegment> data,
    List<CustomSection> customSections,
    Map<Integer, String> functionNames) {}
