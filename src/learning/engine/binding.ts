/** The parts of tfjs-node's native binding, of its backend and of its protocol buffers that the engine uses. */

export type NativeArray = Float32Array | Int32Array | Uint8Array;

export interface NativeTensor {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

export interface NativeAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

export interface Binding {
  createTensor(shape: readonly number[], dtype: number, data: NativeArray): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): NativeArray;
  executeOp(op: string, attributes: NativeAttribute[], inputs: number[], outputs: number): NativeTensor[];
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  runSavedModel(session: number, inputs: number[], inputNames: string, outputNames: string): NativeTensor[];
  /** Missing in bindings older than tfjs-node 4. */
  getNumOfTensors?(): number;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_BOOL: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_Version: string;
}

/** What the backend knows of a tensor's data; `values` is set while they are not in native memory yet. */
export interface TensorEntry {
  id: number;
  shape: number[];
  dtype: number;
  values: NativeArray | null;
}

export interface Backend {
  binding: Binding;
  readonly tensorMap: { get(dataId: object): TensorEntry; has(dataId: object): boolean };
  getInputTensorIds(tensors: readonly { dataId: object }[]): number[];
  executeSingleOutput(op: string, attributes: NativeAttribute[], inputs: readonly object[]): never;
  write(values: unknown, shape: number[], dtype: string): object;
}

interface Message {
  serializeBinary(): Uint8Array;
}

export interface AttributeMessage extends Message {
  getB(): boolean;
  getI(): number;
  setType(value: number): void;
  setB(value: boolean): void;
  setI(value: number): void;
  setF(value: number): void;
  setS(value: Uint8Array): void;
  setShape(value: Message): void;
  setTensor(value: Message): void;
  setList(value: Message): void;
}

export interface NodeMessage extends Message {
  setName(value: string): void;
  setOp(value: string): void;
  setInputList(value: string[]): void;
  getAttrMap(): { set(name: string, value: AttributeMessage): void };
}

export interface GraphMessages {
  readonly GraphDef: new () => Message & {
    setVersions(value: Message): void;
    addNode(value: NodeMessage): void;
  };
  readonly VersionDef: new () => Message & { setProducer(value: number): void };
  readonly NodeDef: new () => NodeMessage;
  readonly AttrValue: (new () => AttributeMessage) & {
    readonly ListValue: new () => Message & {
      setIList(value: number[]): void;
      setTypeList(value: number[]): void;
    };
  };
  readonly Tensor: new () => Message & {
    setDtype(value: number): void;
    setTensorShape(value: Message): void;
    setTensorContent(value: Uint8Array): void;
  };
  readonly TensorShape: (new () => Message & { addDim(value: Message): void }) & {
    readonly Dim: new () => Message & { setSize(value: number): void };
  };
  readonly MetaGraphDef: (new () => Message & {
    setMetaInfoDef(value: Message): void;
    setGraphDef(value: Message): void;
  }) & { readonly MetaInfoDef: new () => Message & { addTags(value: string): void } };
  readonly SavedModel: new () => Message & {
    setSavedModelSchemaVersion(value: number): void;
    addMetaGraphs(value: Message): void;
  };
}
