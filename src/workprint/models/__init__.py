"""The model store: which pretrained model does which job, its licence, hash and source."""
