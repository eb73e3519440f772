"""Language models: trained, kept as small ONNX files, and asked for what comes next."""
