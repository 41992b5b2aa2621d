package com.acme;

import org.jyodide.wasm.WasmModule;

/** Touches the engine, which is not part of the API. */
public class Intruder {
  private Intruder() {}

  public static void main(String[] args) {
    System.out.println(WasmModule.class);
  }
}
