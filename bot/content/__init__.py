"""The folders flows/ and catalogue/ become the model, or a list of Issues."""
